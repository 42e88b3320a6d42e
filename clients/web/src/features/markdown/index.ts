export { Markdown } from './Markdown';
export { toPlainText } from './toPlainText';
