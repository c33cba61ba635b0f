import { compareView } from '../features/compare/view';
import { planView } from '../features/plan/view';
import { whatIfView } from '../features/what-if/view';
import { lessonsView } from '../lessons/view';
import { workbenchView } from '../workbench/view';

/** The views, in the order of the title bar. A view that is not here is offered nowhere. */
export const VIEWS = [workbenchView, whatIfView, planView, compareView, lessonsView] as const;
