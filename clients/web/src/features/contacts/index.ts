export { ContactsPage } from './ContactsPage';
export { PersonMenuItems, usePersonMenu } from './PersonMenu';
export { type Contacts, contactsQuery, useContacts, usePerson } from './useContacts';
