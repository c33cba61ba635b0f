import {
  ChevronDown,
  Download,
  FilePlus,
  FolderOpen,
  House,
  PencilLine,
  Save,
  Upload,
} from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useApp } from '../../app-context';
import { exportLab, importUsers, newLab, openLab, saveLab } from '../../file-actions';
import { showDialog } from '../../screen';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { useNow } from '../../use-lab';

/** The lab's name; it opens what can be done with the lab as a file. */
export function LabMenu() {
  const app = useApp();
  const { name, dirty } = useNow((view) => view.file);
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
            key: 'new',
            label: 'New lab',
            icon: FilePlus,
            keys: 'Mod+N',
            onAction: () => newLab(app),
          },
          {
            key: 'open',
            label: 'Open…',
            icon: FolderOpen,
            keys: 'Mod+O',
            onAction: () => void openLab(app),
          },
          {
            key: 'start',
            label: 'Start screen',
            icon: House,
            onAction: () => app.screen.set((old) => ({ ...old, start: true })),
          },
        ],
        [
          {
            key: 'save',
            label: 'Save',
            icon: Save,
            keys: 'Mod+S',
            onAction: () => void saveLab(app, false),
          },
          {
            key: 'save-as',
            label: 'Save as…',
            keys: 'Mod+Shift+S',
            onAction: () => void saveLab(app, true),
          },
        ],
        [
          {
            key: 'import',
            label: 'Import users…',
            icon: Upload,
            onAction: () => void importUsers(app),
          },
          {
            key: 'scenario',
            label: 'Export as scenario…',
            icon: Download,
            onAction: () => void exportLab(app, 'scenario'),
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
