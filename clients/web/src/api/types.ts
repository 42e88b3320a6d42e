import type { components as Chat } from './schema/chat';
import type { components as Directory } from './schema/directory';

export type Message = Chat['schemas']['Message'];
export type Member = Chat['schemas']['Member'];
export type Conversation = Chat['schemas']['Conversation'];
export type MemberPage = Chat['schemas']['MemberPage'];
export type ChannelPage = Chat['schemas']['ChannelPage'];
export type PublicChannel = Chat['schemas']['PublicChannel'];
export type SystemNotice = Chat['schemas']['SystemNotice'];
export type MessagePage = Chat['schemas']['MessagePage'];
export type Draft = Chat['schemas']['Draft'];
export type ScheduledMessage = Chat['schemas']['ScheduledMessage'];
export interface ScheduledChange {
  id: string;
  conversationId: string;
  message: ScheduledMessage | null;
}
export type SyncResult = Chat['schemas']['SyncResult'];

export type SignedIn = Directory['schemas']['SignedIn'];
export type Me = Directory['schemas']['Me'];
export type Person = Directory['schemas']['Person'];
export type PersonSummary = Directory['schemas']['PersonSummary'];
export type Unit = Directory['schemas']['OrgUnit'];
export type ContactTree = Directory['schemas']['ContactTree'];
export type AccountSettings = Directory['schemas']['AccountSettings'];
export type QuietHours = Directory['schemas']['QuietHours'];
export type SettingsPatch = Directory['schemas']['SettingsPatch'];
export type FriendGroup = Directory['schemas']['FriendGroup'];
export type FoundPeople = Directory['schemas']['FoundPeople'];
export type FoundPerson = Directory['schemas']['FoundPerson'];
export type Session = Directory['schemas']['Session'];
