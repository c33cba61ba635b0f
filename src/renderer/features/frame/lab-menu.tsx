import {
  AppWindow,
  Camera,
  ChevronDown,
  Download,
  FilePlus,
  FolderOpen,
  House,
  Images,
  Network,
  PencilLine,
  Pin,
  Save,
  SaveAll,
  Upload,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useNow, useReadOnly } from '../../hooks/use-lab';
import { shownKeys } from '../../keyboard/own-keys';
import { labelNow, runAction } from '../../manifests/run-action';
import { importUsers, newLab, openLab, openWindow, saveLab } from '../../parts/file-actions';
import { useApp } from '../../stores/app-context';
import { showDialog, showImport } from '../../stores/screen';
import { formatCount } from '../../ui/figures';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';

/** The lab's name; it opens what can be done with the lab as a file. */
export function LabMenu() {
  const app = useApp();
  const { name, dirty } = useNow((view) => view.file);
  const readOnly = useReadOnly();
  const snapshots = useNow((view) => view.snapshots.length);
  const hasNodes = useNow((view) => view.groups.some(({ nodes }) => nodes.some(Boolean)));
  return (
    <Menu
      label="Lab"
      placement="bottom start"
      sections={[
        [
          {
            key: 'rename',
            label: 'Rename the lab…',
            icon: PencilLine,
            onAction: () => showDialog(app.screen, { kind: 'rename-lab' }),
          },
        ],
        [
          {
            key: 'take-snapshot',
            label: 'Take snapshot…',
            icon: Camera,
            isDisabled: readOnly,
            onAction: () => runAction(app, 'snapshot.take'),
          },
          {
            key: 'snapshots',
            label: 'Snapshots…',
            icon: Images,
            ...(snapshots === 0 ? {} : { note: formatCount(snapshots) }),
            onAction: () => runAction(app, 'snapshot.list'),
          },
          {
            key: 'pin',
            label: 'Pin this result',
            icon: Pin,
            note: 'adds a step that checks it',
            isDisabled: readOnly || !hasNodes,
            onAction: () => runAction(app, 'result.pin'),
          },
        ],
        [
          {
            key: 'new',
            label: 'New lab',
            icon: FilePlus,
            keys: shownKeys(app, 'file.new'),
            onAction: () => newLab(app),
          },
          {
            key: 'open',
            label: 'Open…',
            icon: FolderOpen,
            keys: shownKeys(app, 'file.open'),
            onAction: () => void openLab(app),
          },
          {
            key: 'window',
            label: labelNow(app, 'file.newWindow'),
            icon: AppWindow,
            onAction: () => openWindow(app),
          },
          {
            key: 'start',
            label: 'Start screen',
            icon: House,
            onAction: () => app.screen.set((old) => ({ ...old, start: true, begin: 'start' })),
          },
        ],
        [
          {
            key: 'save',
            label: 'Save',
            icon: Save,
            keys: shownKeys(app, 'file.save'),
            onAction: () => void saveLab(app, false),
          },
          {
            key: 'save-as',
            label: 'Save as…',
            icon: SaveAll,
            keys: shownKeys(app, 'file.saveAs'),
            onAction: () => void saveLab(app, true),
          },
        ],
        [
          {
            key: 'from-cluster',
            label: 'From your cluster…',
            icon: Network,
            onAction: () => showImport(app.screen),
          },
          {
            key: 'import',
            label: 'Import users…',
            icon: Upload,
            onAction: () => void importUsers(app),
          },
          {
            key: 'export',
            label: 'Export…',
            icon: Download,
            keys: shownKeys(app, 'file.export'),
            onAction: () => showDialog(app.screen, { kind: 'export' }),
          },
        ],
      ]}
    >
      <AriaButton className="btn quiet labname">
        <span className="clip">{name}</span>
        {dirty && <span className="dot" role="img" aria-label="not saved" />}
        <Icon of={ChevronDown} size="xs" />
      </AriaButton>
    </Menu>
  );
}
