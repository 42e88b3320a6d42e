let context: AudioContext | null = null;

/** Two soft notes, a fifth apart: heard over a room, and over in a third of a second. */
const notes = [
  { frequency: 659.26, at: 0 },
  { frequency: 987.77, at: 0.09 },
];
const length = 0.24;
const loudness = 0.12;

/** A browser lets a page sound only after somebody has used it; before that there is nothing to hear, and no error. */
export function playSound(): void {
  if (typeof AudioContext === 'undefined' || navigator.userActivation?.hasBeenActive === false) return;
  context ??= new AudioContext();
  void context.resume();
  for (const { frequency, at } of notes) playNote(context, frequency, context.currentTime + at);
}

function playNote(audio: AudioContext, frequency: number, start: number): void {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(loudness, start + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + length);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + length);
}
