export { forCopy } from './forCopy';
export { Markdown } from './Markdown';
export { toPlainText } from './toPlainText';
