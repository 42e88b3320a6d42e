import styles from './Avatar.module.css';
import { initialsOf, paletteIndexOf } from './initials';
import { usePhoto } from './photos';

interface AvatarProps {
  /** Decides the colour, so that a person keeps it after a change of name. */
  id: string;
  name: string;
  photoUrl?: string | null;
  size?: 'small' | 'message' | 'medium' | 'large';
}

/** Decorative: the name always stands beside it. The letters come from the style sheet, so that they are no text. */
export function Avatar({ id, name, photoUrl, size = 'medium' }: AvatarProps) {
  const photo = usePhoto(photoUrl);
  return (
    <span
      className={`${styles.avatar} ${styles[size]} ${styles[`colour${paletteIndexOf(id)}`]}`}
      data-initials={photo ? undefined : initialsOf(name)}
      aria-hidden="true"
    >
      {photo && <img src={photo} alt="" draggable={false} />}
    </span>
  );
}
