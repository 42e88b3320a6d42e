export { ContactsPage } from './ContactsPage';
export { PersonMenuItems, usePersonMenu } from './PersonMenu';
export { type Contacts, useContacts, usePerson } from './useContacts';
