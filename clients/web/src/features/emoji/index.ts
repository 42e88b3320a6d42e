export { type Emoji, findEmoji, inTone, loadEmoji } from './data';
export { EmojiButton } from './EmojiButton';
export { EmojiManager } from './EmojiManager';
export { EmojiPicker } from './EmojiPicker';
export { EmojiText } from './EmojiText';
export { managerOpen } from './manager';
export { EmojiGlyph } from './OwnEmojiPicture';
export { findOwnEmoji, type OwnEmoji, useOwnEmoji, writtenAs } from './ownEmoji';
export { rememberEmoji, skinTone } from './recent';
