export { PersonPage } from './PersonPage';
export { PersonPanel } from './PersonPanel';
export { PersonWindow } from './PersonWindow';
