export { editField, insertText } from './editField';
export { FormatBar } from './FormatBar';
export { applyMark, insideFence, markOf, newLine } from './marks';
export { useAllGuard } from './useAllGuard';
export { useCompletion } from './useCompletion';
export { type ComposerText, useComposerText } from './useComposerText';
