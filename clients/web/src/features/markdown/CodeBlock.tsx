import type { RootContent } from 'hast';
import { Fragment, type ReactNode, useEffect, useState } from 'react';
import styles from './Markdown.module.css';

/** Longer code stays in one colour: a grammar may take its time. */
const highlightedUpTo = 8_000;

/** Code as it is, coloured as soon as the grammars are there. */
export function CodeBlock({ language, text }: { language: string; text: string }) {
  const code = text.replace(/\n$/, '');
  const coloured = useColours(language, code);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and must do so by keyboard too
    <pre className={styles.code} dir="ltr" tabIndex={0}>
      <code>{coloured ?? code}</code>
    </pre>
  );
}

function useColours(language: string, code: string): ReactNode {
  const [coloured, setColoured] = useState<{ code: string; nodes: ReactNode } | null>(null);
  useEffect(() => {
    if (language === '' || code.length > highlightedUpTo) return;
    let left = false;
    void import('./highlight')
      .then(({ highlight }) => {
        const nodes = highlight(language, code);
        if (!left && nodes) setColoured({ code, nodes: toElements(nodes) });
      })
      // Without its colours code is still code.
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [language, code]);
  return coloured?.code === code ? coloured.nodes : null;
}

function toElements(nodes: readonly RootContent[]): ReactNode {
  return nodes.map((node, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a code never move
    if (node.type === 'text') return <Fragment key={index}>{node.value}</Fragment>;
    if (node.type !== 'element') return null;
    const names = node.properties.className;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a code never move
      <span key={index} className={Array.isArray(names) ? names.join(' ') : undefined}>
        {toElements(node.children)}
      </span>
    );
  });
}
