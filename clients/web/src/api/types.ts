import type { components as Chat } from './schema/chat';
import type { components as Directory } from './schema/directory';
import type { components as Presence } from './schema/presence';
import type { components as Remind } from './schema/reminder';

export type Message = Chat['schemas']['Message'];
export type Member = Chat['schemas']['Member'];
export type Conversation = Chat['schemas']['Conversation'];
export type ConversationPreferences = Chat['schemas']['ConversationPreferences'];
export type Folder = Chat['schemas']['Folder'];
export type FolderList = Chat['schemas']['FolderList'];
export type MemberPage = Chat['schemas']['MemberPage'];
export type ChannelPage = Chat['schemas']['ChannelPage'];
export type PublicChannel = Chat['schemas']['PublicChannel'];
export type SystemNotice = Chat['schemas']['SystemNotice'];
export type ThreadPage = Chat['schemas']['ThreadPage'];
export type ThreadEntry = Chat['schemas']['ThreadEntry'];
export type MessagePage = Chat['schemas']['MessagePage'];
export type CustomEmoji = Chat['schemas']['CustomEmoji'];
export type CustomEmojiList = Chat['schemas']['CustomEmojiList'];
export type Draft = Chat['schemas']['Draft'];
export type ScheduledMessage = Chat['schemas']['ScheduledMessage'];
export interface ScheduledChange {
  id: string;
  conversationId: string;
  message: ScheduledMessage | null;
}
export type Quote = Chat['schemas']['Quote'];
export type Reaction = Chat['schemas']['Reaction'];
export type ChangePage = Chat['schemas']['ChangePage'];
export type MessageInfo = Chat['schemas']['MessageInfo'];
export type PushLine = Chat['schemas']['PushLine'];
export type PushState = Chat['schemas']['PushState'];
export type PushSubscriptionRequest = Chat['schemas']['PushSubscriptionRequest'];
export type Recipient = Chat['schemas']['Recipient'];
export type MessageVersion = Chat['schemas']['MessageVersion'];
export type ForwardedMessage = Chat['schemas']['ForwardedMessage'];
export type SyncResult = Chat['schemas']['SyncResult'];

export const repeats = [
  'never',
  'daily',
  'weekdays',
  'weekly',
  'monthly',
  'yearly',
] as const satisfies readonly Repeat[];
export type Repeat = Remind['schemas']['Repeat'];
export type Reminder = Remind['schemas']['Reminder'];
export type ReminderPage = Remind['schemas']['ReminderPage'];
export type ReminderEntry = Remind['schemas']['ReminderEntry'];

export type SignedIn = Directory['schemas']['SignedIn'];
export type Me = Directory['schemas']['Me'];
export type Person = Directory['schemas']['Person'];
export type PersonSummary = Directory['schemas']['PersonSummary'];
export type Unit = Directory['schemas']['OrgUnit'];
export type ContactTree = Directory['schemas']['ContactTree'];
export type AccountSettings = Directory['schemas']['AccountSettings'];
export type QuietHours = Directory['schemas']['QuietHours'];
export type SettingsPatch = Directory['schemas']['SettingsPatch'];
export type WorkspaceSettings = Directory['schemas']['TenantSettings'];
export type FriendGroup = Directory['schemas']['FriendGroup'];
export type FoundPeople = Directory['schemas']['FoundPeople'];
export type FoundPerson = Directory['schemas']['FoundPerson'];
export type Session = Directory['schemas']['Session'];

export type PresenceState = 'online' | 'away' | 'doNotDisturb' | 'offline';
export type PresenceMode = 'automatic' | 'away' | 'doNotDisturb' | 'invisible';
export type LastClient = Presence['schemas']['LastClient'];
/** The description of a time does not say that it may be missing. */
export type CustomStatus = Omit<Presence['schemas']['CustomStatus'], 'expiresAt'> & { expiresAt: string | null };
export type PersonPresence = Omit<Presence['schemas']['PersonPresence'], 'state' | 'lastSeenAt' | 'status'> & {
  state: PresenceState;
  lastSeenAt: string | null;
  status: CustomStatus | null;
};
export type OwnStatus = { mode: PresenceMode; status: CustomStatus | null };
