import { Redo2, Search, Undo2 } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useCommand, useNow } from '../../hooks/use-lab';
import { useApp } from '../../stores/app-context';
import { showDialog } from '../../stores/screen';
import { Icon } from '../../ui/icon';
import { IconButton } from '../../ui/icon-button';
import { Kbd } from '../../ui/kbd';
import './frame.css';
import { Logo } from '../../ui/logo';
import { BranchesButton } from './branches/branches-button';
import { HelpMenu } from './help-menu';
import { LabMenu } from './lab-menu';
import { SettingsButton } from './settings-button';
import { ViewTabs } from './view-tabs';

/** Title bar: the lab and its menu, undo and redo, the views, find or run. */
export function TitleBar({ hasLab }: { readonly hasLab: boolean }) {
  const { screen } = useApp();
  return (
    <header className="titlebar" data-panel="Title bar" tabIndex={-1}>
      <div className="row titlebar-lab">
        <Logo />
        {hasLab ? (
          <>
            <LabTitle />
            <LabMenu />
            <BranchesButton />
            <span className="vr" />
            <History />
          </>
        ) : (
          <b className="labname">implab</b>
        )}
      </div>
      {hasLab ? <ViewTabs /> : <span />}
      <div className="row end tight">
        <AriaButton
          className="field soft find"
          aria-label="Find or run"
          onPress={() => showDialog(screen, { kind: 'palette' })}
        >
          <Icon of={Search} size="s" />
          <span className="clip">Find or run</span>
          <span className="grow" />
          <Kbd keys="Mod+K" />
        </AriaButton>
        <HelpMenu />
        <SettingsButton />
      </div>
    </header>
  );
}

function History() {
  const lab = useCommand();
  const undo = useNow((view) => view.undo);
  const redo = useNow((view) => view.redo);
  return (
    <div className="row tight">
      <IconButton
        small
        icon={Undo2}
        label={undo === null ? 'Undo' : `Undo ${undo}`}
        keys="Mod+Z"
        isDisabled={undo === null}
        onPress={() => void lab.undo()}
      />
      <IconButton
        small
        icon={Redo2}
        label={redo === null ? 'Redo' : `Redo ${redo}`}
        keys="Mod+Shift+Z"
        isDisabled={redo === null}
        onPress={() => void lab.redo()}
      />
    </div>
  );
}

/** Heading of the page, for those who go by headings; the menu beside it shows the same. */
function LabTitle() {
  const title = useNow((view) => view.title);
  return <h1 className="visually-hidden">{title}</h1>;
}
