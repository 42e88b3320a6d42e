export { forCopy } from './forCopy';
export { Markdown } from './Markdown';
export { PlainBody } from './PlainBody';
export { toPlainText } from './toPlainText';
