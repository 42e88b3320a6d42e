import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmojiText } from '../emoji/EmojiText';
import { CodeBlock } from './CodeBlock';
import styles from './Markdown.module.css';
import { Mention } from './Mention';
import { type BlockNode, type InlineNode, inlineText, parse } from './nodes';

/** What a text says in Markdown, as elements: nothing of it ever becomes HTML. */
export function Markdown({ body }: { body: string }) {
  const blocks = parse(body);
  const [first] = blocks;
  // A text without blocks stands alone, without a paragraph around it.
  if (blocks.length === 1 && first?.kind === 'paragraph') return inlines(first.children);
  return <div className={styles.blocks}>{blocks.map(toBlock)}</div>;
}

// The pieces of a text never move, so their place is their key.
function toBlock(node: BlockNode, key: number): ReactNode {
  switch (node.kind) {
    case 'paragraph':
      return <p key={key}>{inlines(node.children)}</p>;
    case 'quote':
      return <blockquote key={key}>{node.children.map(toBlock)}</blockquote>;
    case 'code':
      return <CodeBlock key={key} language={node.language} text={node.text} />;
    case 'list':
      return node.start === null ? (
        <ul key={key}>{node.items.map(toItem)}</ul>
      ) : (
        <ol key={key} start={node.start}>
          {node.items.map(toItem)}
        </ol>
      );
  }
}

function toItem(blocks: readonly BlockNode[], key: number): ReactNode {
  return <li key={key}>{blocks.map(toBlock)}</li>;
}

function inlines(nodes: readonly InlineNode[]): ReactNode {
  return nodes.map(toInline);
}

function toInline(node: InlineNode, key: number): ReactNode {
  switch (node.kind) {
    case 'text':
      return <EmojiText key={key} text={node.text} />;
    case 'code':
      return <code key={key}>{node.text}</code>;
    case 'mention':
      return <Mention key={key} userId={node.userId} text={node.text} />;
    case 'link':
      return (
        <SafeLink
          key={key}
          {...node}
          direction={/^(?:https?:|www\.)/i.test(inlineText(node.children)) ? 'ltr' : 'auto'}
        >
          {inlines(node.children)}
        </SafeLink>
      );
    default: {
      const Mark = node.kind;
      return <Mark key={key}>{inlines(node.children)}</Mark>;
    }
  }
}

interface SafeLinkProps {
  url: string;
  host: string;
  misleading: boolean;
  /** An address is read from left to right, whatever is around it. */
  direction: 'ltr' | 'auto';
  children: ReactNode;
}

/** Tells where it leads; in plain sight where its words would make one expect another place. */
function SafeLink({ url, host, misleading, direction, children }: SafeLinkProps) {
  const { t } = useTranslation();
  return (
    <>
      <a
        href={url}
        target="_blank"
        rel="noopener noreferrer nofollow"
        title={t('message.linkHost', { host })}
        className={styles.link}
        dir={direction}
      >
        {children}
      </a>
      {misleading && (
        <bdi className={styles.host} dir="ltr" data-testid="link-host">
          {` (${host})`}
        </bdi>
      )}
    </>
  );
}
