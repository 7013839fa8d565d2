/** Tells screen readers what can otherwise only be seen, such as that something has been copied. */
import { createContext, type ReactNode, use, useState } from 'react';

const AnnounceContext = createContext<(text: string) => void>(() => {});

/** The function that says a text once; an empty one takes it back, so that it can be said again. */
export function useAnnounce(): (text: string) => void {
  return use(AnnounceContext);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [text, announce] = useState('');
  return (
    <AnnounceContext value={announce}>
      {children}
      <p className="only-heard" role="status">
        {text}
      </p>
    </AnnounceContext>
  );
}
