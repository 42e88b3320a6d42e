export { PersonCard } from './PersonCard';
export { PersonPanel } from './PersonPanel';
