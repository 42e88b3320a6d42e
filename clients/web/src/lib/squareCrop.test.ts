import { describe, expect, it } from 'vitest';
import { moved, squareOf, wholeCrop, zoomed } from './squareCrop';

const wide = { width: 400, height: 200 };

describe('squareCrop', () => {
  it('takes the middle of a picture, as large as fits', () => {
    expect(squareOf(wide, wholeCrop)).toEqual({ left: 100, top: 0, side: 200 });
  });

  it('follows the picture that is moved, and stays within it', () => {
    expect(squareOf(wide, moved(wide, wholeCrop, 0.25, 0.25))).toEqual({ left: 50, top: 0, side: 200 });
    expect(squareOf(wide, moved(wide, wholeCrop, 9, 9)).left).toBe(0);
    expect(squareOf(wide, moved(wide, wholeCrop, -9, 0)).left).toBe(200);
  });

  it('enlarges around where it is', () => {
    const twice = zoomed(wholeCrop, 2);
    expect(squareOf(wide, twice)).toEqual({ left: 150, top: 50, side: 100 });
    expect(zoomed(wholeCrop, 99).zoom).toBe(4);
    expect(zoomed(wholeCrop, 0).zoom).toBe(1);
  });
});
