import { TriangleAlert } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './button';
import { EmptyState } from './empty-state';

interface PanelBoundaryState {
  readonly failed: boolean;
}

/** Keeps a failure of one part of the window inside it; the lab and the rest of the window go on. */
export class PanelBoundary extends Component<{ readonly children: ReactNode }, PanelBoundaryState> {
  override state: PanelBoundaryState = { failed: false };

  static getDerivedStateFromError(): PanelBoundaryState {
    return { failed: true };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        icon={TriangleAlert}
        title="This part could not be drawn"
        action={
          <Button small onPress={() => this.setState({ failed: false })}>
            Draw it again
          </Button>
        }
      >
        The lab is untouched. The other parts go on working.
      </EmptyState>
    );
  }
}
