using System.Text.Json;
using System.Text.Json.Serialization;
using Platform.Chat.Changes;
using Platform.Chat.Conversations;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Drafts;
using Platform.Chat.Folders;
using Platform.Chat.Forwards;
using Platform.Chat.History;
using Platform.Chat.Imports;
using Platform.Chat.Members;
using Platform.Chat.Messages;
using Platform.Chat.Notifications;
using Platform.Chat.Pins;
using Platform.Chat.Preferences;
using Platform.Chat.Presence;
using Platform.Chat.Push;
using Platform.Chat.Realtime;
using Platform.Chat.Receipts;
using Platform.Chat.Scheduled;
using Platform.Chat.Sync;
using Platform.Chat.Threads;
using Platform.Chat.Typing;
using Platform.Contracts;

namespace Platform.Chat;

/// <summary>Everything of this service that goes over the wire.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(ConversationPage))]
[JsonSerializable(typeof(OpenDirectRequest))]
[JsonSerializable(typeof(CreateGroupRequest))]
[JsonSerializable(typeof(CreateChannelRequest))]
[JsonSerializable(typeof(ChannelPage))]
[JsonSerializable(typeof(ChangeDetailsRequest))]
[JsonSerializable(typeof(ConversationDetails))]
[JsonSerializable(typeof(Guid))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(AddMembersRequest))]
[JsonSerializable(typeof(ChangeRoleRequest))]
[JsonSerializable(typeof(SystemNotice))]
[JsonSerializable(typeof(ConversationPreferences))]
[JsonSerializable(typeof(PreferencesRequest))]
[JsonSerializable(typeof(PreferencesChange))]
[JsonSerializable(typeof(FolderList))]
[JsonSerializable(typeof(CreateFolderRequest))]
[JsonSerializable(typeof(ChangeFolderRequest))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(Quote))]
[JsonSerializable(typeof(ForwardedFrom))]
[JsonSerializable(typeof(IReadOnlyList<Reaction>))]
[JsonSerializable(typeof(ChangePage))]
[JsonSerializable(typeof(PinList))]
[JsonSerializable(typeof(ForwardRequest))]
[JsonSerializable(typeof(ForwardResult))]
[JsonSerializable(typeof(MessageInfo))]
[JsonSerializable(typeof(SeeingMembers))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(MessageVersions))]
[JsonSerializable(typeof(MessagePage))]
[JsonSerializable(typeof(MessagePlace))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(Reach))]
[JsonSerializable(typeof(ReadsChange))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(ReceiptRequest))]
[JsonSerializable(typeof(CustomEmojiList))]
[JsonSerializable(typeof(CustomEmojiChange))]
[JsonSerializable(typeof(Draft))]
[JsonSerializable(typeof(DraftRequest))]
[JsonSerializable(typeof(DraftList))]
[JsonSerializable(typeof(ScheduledMessage))]
[JsonSerializable(typeof(ScheduleRequest))]
[JsonSerializable(typeof(RescheduleRequest))]
[JsonSerializable(typeof(ScheduledList))]
[JsonSerializable(typeof(ScheduledChange))]
[JsonSerializable(typeof(Notification))]
[JsonSerializable(typeof(NotificationChoices))]
[JsonSerializable(typeof(PushState))]
[JsonSerializable(typeof(PushSubscriptionRequest))]
[JsonSerializable(typeof(PushLines))]
[JsonSerializable(typeof(PushArrival))]
[JsonSerializable(typeof(PushNews))]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(SyncResult))]
[JsonSerializable(typeof(IReadOnlyDictionary<Guid, long>))]
[JsonSerializable(typeof(ThreadSummary))]
[JsonSerializable(typeof(ThreadPage))]
[JsonSerializable(typeof(FollowRequest))]
[JsonSerializable(typeof(HubTicketResponse))]
[JsonSerializable(typeof(HubProblem))]
[JsonSerializable(typeof(IReadOnlyList<Guid>))]
[JsonSerializable(typeof(SeenPerson))]
[JsonSerializable(typeof(TypingNotice))]
[JsonSerializable(typeof(ImportRequest))]
[JsonSerializable(typeof(ImportResult))]
internal sealed partial class ChatJson : JsonSerializerContext;
