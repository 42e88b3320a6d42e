export { ContactsPage } from './ContactsPage';
export { usePersonMenu } from './PersonMenu';
export { type Contacts, useContacts, usePerson } from './useContacts';
