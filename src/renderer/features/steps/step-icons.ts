import {
  ArrowLeftRight,
  Camera,
  CircleCheckBig,
  Clock,
  GraduationCap,
  Layers,
  LifeBuoy,
  Lightbulb,
  Link,
  type LucideIcon,
  MessageSquareText,
  Pencil,
  Power,
  PowerOff,
  Scale,
  Server,
  Settings,
  SlidersHorizontal,
  StickyNote,
  Undo2,
  Unlink,
  UserMinus,
  Users,
} from 'lucide-react';
import type { StepName } from '../../../shared/step';
import { factsOf } from '../../../shared/steps';
import type { StepIcon } from '../../../shared/steps/declaration';

const PICTURES: Readonly<Record<StepIcon, LucideIcon>> = {
  group: Layers,
  node: Server,
  rename: Pencil,
  move: ArrowLeftRight,
  notes: StickyNote,
  mode: SlidersHorizontal,
  settings: Settings,
  users: Users,
  'users leave': UserMinus,
  balance: Scale,
  'power off': PowerOff,
  'power on': Power,
  'link cut': Unlink,
  'link healed': Link,
  'take back': Undo2,
  rescue: LifeBuoy,
  clock: Clock,
  check: CircleCheckBig,
  snapshot: Camera,
  lesson: GraduationCap,
  answer: MessageSquareText,
  hint: Lightbulb,
};

/** Icon of a step. */
export function stepIcon(name: StepName): LucideIcon {
  return PICTURES[factsOf(name).icon];
}
