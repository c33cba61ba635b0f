import { ChevronDown, GitBranch } from 'lucide-react';
import { useRef } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useNow } from '../../../hooks/use-lab';
import { useApp } from '../../../stores/app-context';
import { useStore } from '../../../stores/store';
import { Icon } from '../../../ui/icon';
import { AnchoredPopover } from '../../../ui/popover';
import { branchMenuOf } from './branch-menu-state';
import './branches.css';
import { BranchesMenu } from './branches-menu';

/** The open branch beside the name of the lab; it opens the menu of branches. */
export function BranchesButton() {
  const app = useApp();
  const menu = branchMenuOf(app);
  const isOpen = useStore(menu, (open) => open);
  const { name, count } = useNow((view) => view.branch);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <AriaButton
        ref={button}
        className="btn quiet branchname"
        aria-label={`Branches, on ${name}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => menu.set(true)}
      >
        <Icon of={GitBranch} size="s" />
        {count > 1 && <span className="clip">{name}</span>}
        <Icon of={ChevronDown} size="xs" />
      </AriaButton>
      <AnchoredPopover
        label="Branches"
        anchor={button}
        isOpen={isOpen}
        onClose={() => menu.set(false)}
        className="branches"
      >
        <BranchesMenu onClose={() => menu.set(false)} />
      </AnchoredPopover>
    </>
  );
}
