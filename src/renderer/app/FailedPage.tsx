/** What stands in place of a page that could not be drawn: without it React would leave the window empty. */
import { Component, type ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { problem } from '../../shared/problems.ts';
import { useLanguage } from '../core/i18n.tsx';
import { ProblemText } from '../ui/ProblemText.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** React knows boundaries as classes only. The error itself goes to the console, and from there to the log. */
export class FailedPageBoundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <FailedPage onAgain={() => this.setState({ hasFailed: false })} />;
  }
}

function FailedPage({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useLanguage();
  return (
    <main className="page" role="alert">
      <ProblemText problem={problem('unexpected', {}, 'user')} />
      <div className="buttons">
        <Button className="button" onPress={onAgain}>
          {t('common.action.tryAgain')}
        </Button>
      </div>
    </main>
  );
}
