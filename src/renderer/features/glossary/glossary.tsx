import { lazy, type ReactNode, Suspense } from 'react';
import { useApp } from '../../stores/app-context';
import { useStore } from '../../stores/store';
import { type AskedSources, SourceContext } from '../../ui/source-context';

const GlossaryDrawer = lazy(async () => ({
  default: (await import('./glossary-drawer')).GlossaryDrawer,
}));

/** Lets the source chips inside look up what they name, in a drawer that comes when it is first needed. */
export function GlossaryPlace({ children }: { readonly children: ReactNode }) {
  const { screen } = useApp();
  const isOpen = useStore(screen, ({ glossary }) => glossary !== null);
  const lookUp = (glossary: AskedSources): void => screen.set((old) => ({ ...old, glossary }));
  return (
    <SourceContext value={lookUp}>
      {children}
      {isOpen && (
        <Suspense fallback={null}>
          <GlossaryDrawer />
        </Suspense>
      )}
    </SourceContext>
  );
}
