import { ChevronDown } from 'lucide-react';
import { useLab } from '../../hooks/use-lab';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { listNames } from '../../ui/figures';
import { Popover } from '../../ui/popover';
import { useChoice } from './use-choice';

/** Which nodes fail together. */
export function ChosenSet() {
  const groups = useLab((view) => view.groups);
  const [{ set }, choose] = useChoice();
  return (
    <Popover
      label="Nodes that fail together"
      className="chosen-set"
      trigger={
        <Button small opens={ChevronDown}>
          {set.length === 0 ? 'Choose nodes…' : listNames(set)}
        </Button>
      }
    >
      {groups.map((group) => (
        <fieldset key={group.name}>
          <legend className="small t3">{group.name}</legend>
          {group.nodes.map(
            (node) =>
              node !== null && (
                <Checkbox
                  key={node.name}
                  isSelected={set.includes(node.name)}
                  onChange={(chosen) =>
                    choose({
                      set: chosen ? [...set, node.name] : set.filter((name) => name !== node.name),
                    })
                  }
                >
                  {node.name}
                </Checkbox>
              ),
          )}
        </fieldset>
      ))}
    </Popover>
  );
}
