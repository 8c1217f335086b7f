import { Component, type ReactNode } from 'react';
import { FailureNote } from './failure-note.tsx';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** A bug in one screen shows as a sentence there and leaves the rest of the window usable. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div style={{ padding: 32 }}>
        <FailureNote failure={{ code: 'unexpected' }} onRetry={() => this.setState({ isBroken: false })} />
      </div>
    );
  }
}
