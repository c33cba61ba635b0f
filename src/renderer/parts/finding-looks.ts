import { Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { Severity } from '../../shared/finding';
import type { ChipTone } from '../ui/chip';

/** How each severity is shown: icon, tone of its chip, class of its text. */
export const FINDING_LOOKS: Readonly<
  Record<
    Severity,
    {
      readonly icon: LucideIcon;
      readonly tone: ChipTone;
      readonly text: string;
      readonly name: string;
    }
  >
> = {
  error: { icon: OctagonAlert, tone: 'over', text: 'over-t', name: 'Error' },
  warning: { icon: TriangleAlert, tone: 'warn', text: 'warn-t', name: 'Warning' },
  advice: { icon: Info, tone: 'info', text: 'info-t', name: 'Advice' },
};
