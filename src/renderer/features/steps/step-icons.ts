import {
  ArrowLeftRight,
  Camera,
  CircleCheckBig,
  Clock,
  Hourglass,
  Layers,
  LifeBuoy,
  type LucideIcon,
  Pencil,
  Power,
  PowerOff,
  Scale,
  Server,
  Settings,
  SlidersHorizontal,
  StickyNote,
  Undo2,
  UserMinus,
  Users,
} from 'lucide-react';
import type { StepName } from '../../../shared/step';

/** Icon of each kind of step. */
export const STEP_ICONS: Readonly<Record<StepName, LucideIcon>> = {
  'add-group': Layers,
  'remove-group': Layers,
  'rename-group': Pencil,
  'move-group': ArrowLeftRight,
  'swap-nodes': ArrowLeftRight,
  'set-ha': Layers,
  'add-node': Server,
  'remove-node': Server,
  'rename-node': Pencil,
  'set-node': Server,
  'move-node': ArrowLeftRight,
  'set-facts': Settings,
  'set-notes': StickyNote,
  'set-mode': SlidersHorizontal,
  'set-policy': SlidersHorizontal,
  'set-parameter': Settings,
  'enable-users': Users,
  'disable-users': UserMinus,
  assign: Users,
  unassign: UserMinus,
  'assign-unassigned': Users,
  rebalance: Scale,
  'fail-node': PowerOff,
  'restore-node': Power,
  'stop-service': PowerOff,
  'start-service': Power,
  failover: ArrowLeftRight,
  fallback: Undo2,
  recover: LifeBuoy,
  wait: Clock,
  note: StickyNote,
  expect: CircleCheckBig,
  'take-snapshot': Camera,
  'restore-snapshot': Camera,
  'delete-snapshot': Camera,
};

/** Steps by which something is lost, marked in the list. */
export const LOSSES: ReadonlySet<StepName> = new Set(['fail-node', 'stop-service']);

/** Icon of a step whose users wait. */
export const WAITING_ICON = Hourglass;
