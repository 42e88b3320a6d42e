import { Slider } from '@fluentui/react-components';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Crop, drawSquare, largestZoom, moved, zoomed } from '../lib/squareCrop';
import styles from './SquareCrop.module.css';

interface SquareCropProps {
  picture: ImageBitmap;
  crop: Crop;
  onChange(crop: Crop): void;
}

const shownSide = 144;
const keyStep = 0.1;
const steps: Record<string, [number, number]> = {
  ArrowLeft: [-keyStep, 0],
  ArrowRight: [keyStep, 0],
  ArrowUp: [0, -keyStep],
  ArrowDown: [0, keyStep],
};

/** Which part of a picture is seen: it is dragged below a circle, or moved with the arrow keys, and enlarged with the slider. */
export function SquareCrop({ picture, crop, onChange }: SquareCropProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);

  useEffect(() => {
    if (canvas.current) drawSquare(canvas.current, picture, crop);
  }, [picture, crop]);

  function onPointerDown(event: PointerEvent): void {
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, y: event.clientY };
  }

  function onPointerMove(event: PointerEvent): void {
    if (!from.current) return;
    const { x, y } = from.current;
    from.current = { x: event.clientX, y: event.clientY };
    onChange(moved(picture, crop, (event.clientX - x) / shownSide, (event.clientY - y) / shownSide));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    onChange(moved(picture, crop, ...step));
  }

  return (
    <div className={styles.crop}>
      <div
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move the picture
        tabIndex={0}
        aria-label={t('pictures.move')}
        className={styles.square}
        data-testid="picture-crop"
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => {
          from.current = null;
        }}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} width={shownSide * 2} height={shownSide * 2} />
      </div>
      <Slider
        size="small"
        className={styles.zoom}
        aria-label={t('pictures.zoom')}
        // In hundredths of the way: a step of its own would draw a mark for each.
        value={((crop.zoom - 1) / (largestZoom - 1)) * 100}
        onChange={(_, { value }) => onChange(zoomed(crop, 1 + (value / 100) * (largestZoom - 1)))}
      />
    </div>
  );
}
