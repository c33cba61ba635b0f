import { MAX_CAPACITY } from '../../shared/limits';
import { OVAS, type Ova } from '../../shared/model';
import type { NodeSize } from '../../shared/step';
import type { NodeView } from '../../shared/view';
import { formatCount, shortSize } from '../ui/figures';
import { NumberField } from '../ui/number-field';
import { Select } from '../ui/select';

const OWN = 'own';
const OPTIONS: readonly { readonly key: Ova | typeof OWN; readonly label: string }[] = [
  ...OVAS.map((ova) => ({
    key: ova,
    label: `${shortSize(Number(ova))} OVA, ${formatCount(Number(ova))} devices`,
  })),
  { key: OWN, label: 'Own capacity' },
];

export interface SizeFieldProps {
  readonly size: NodeSize;
  readonly onChange: (size: NodeSize) => void;
  readonly isDisabled?: boolean;
}

/** Size of a node: a VM template, or a capacity of one's own. Two rows of a form. */
export function SizeField({ size, onChange, isDisabled = false }: SizeFieldProps) {
  const own = size.ova === undefined;
  return (
    <>
      <Select<Ova | typeof OWN>
        label="Size"
        options={OPTIONS}
        value={size.ova ?? OWN}
        isDisabled={isDisabled}
        onChange={(key) => onChange(key === OWN ? { capacity: capacityOf(size) } : { ova: key })}
      />
      {own && (
        <NumberField
          label="Capacity"
          unit="devices"
          min={1}
          max={MAX_CAPACITY}
          value={size.capacity}
          onChange={(capacity) => onChange({ capacity })}
          isDisabled={isDisabled}
        />
      )}
    </>
  );
}

/** Capacity that a size stands for. */
function capacityOf(size: NodeSize): number {
  return size.capacity ?? Number(size.ova);
}

/** Size of a node as a step gives it; a 5K node where there is none to go by. */
export function sizeOf(node: NodeView | null): NodeSize {
  if (node === null) return { ova: '5000' };
  return node.ova === null ? { capacity: node.capacity } : { ova: node.ova };
}
