import {
  FilePlus,
  FolderOpen,
  type LucideIcon,
  Network,
  Undo2,
  Upload,
  WandSparkles,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { importUsers, newLab, openLab, openTemplate } from '../../parts/file-actions';
import { useApp } from '../../stores/app-context';
import { showImport } from '../../stores/screen';
import { classNames } from '../../ui/class-names';
import { Icon } from '../../ui/icon';
import { Kbd } from '../../ui/kbd';

/** Ways to begin. */
export function StartActions({ hasLab }: { readonly hasLab: boolean }) {
  const app = useApp();
  const { screen } = app;
  return (
    <nav className="start-actions" aria-label="Begin">
      {hasLab && (
        <StartAction
          icon={Undo2}
          title="Back to the lab"
          text="It is still open"
          onPress={() => screen.set((old) => ({ ...old, start: false }))}
        />
      )}
      <StartAction
        main={!hasLab}
        icon={FilePlus}
        title="New lab"
        text="One HA pair, ready to change"
        keys="Mod+N"
        onPress={() => newLab(app)}
      />
      <StartAction
        icon={WandSparkles}
        title="New from a template"
        text="Users, OVA size, pairs, mode"
        onPress={() => openTemplate(app)}
      />
      <StartAction
        icon={FolderOpen}
        title="Open a lab"
        text=".implab or scenario .json"
        keys="Mod+O"
        onPress={() => void openLab(app)}
      />
      <StartAction
        icon={Network}
        title="From your cluster"
        text="Exports, command output, AXL answers"
        onPress={() => showImport(screen)}
      />
      <StartAction
        icon={Upload}
        title="Import users"
        text="Bulk administration file, CSV"
        onPress={() => void importUsers(app)}
      />
    </nav>
  );
}

interface StartActionProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly keys?: string;
  readonly main?: boolean;
  readonly onPress: () => void;
}

function StartAction({ icon, title, text, keys, main, onPress }: StartActionProps) {
  return (
    <AriaButton className={classNames('start-action', main && 'main')} onPress={onPress}>
      <Icon of={icon} />
      <span className="col">
        <b>{title}</b>
        <span className="t3 small">{text}</span>
      </span>
      {keys !== undefined && <Kbd keys={keys} />}
    </AriaButton>
  );
}
