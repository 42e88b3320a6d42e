export interface Signal<T> {
  emit(value: T): void;
  on(listener: (value: T) => void): () => void;
}

/** Something that happens, for whoever listens; what happened before is not told again. */
export function createSignal<T = void>(): Signal<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit(value) {
      for (const listener of [...listeners]) listener(value);
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
