export { PeopleSearch } from './PeopleSearch';
