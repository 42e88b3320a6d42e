using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Platform.Client.Chat;
using Platform.Client.Directory;
using Platform.Client.Operator;
using Platform.Client.Realtime;
using Platform.Client.Reminders;
using Platform.Client.Sessions;

namespace Platform.Client.Http;

/// <summary>Everything that travels, over REST and the hub, without reflection. A null of a record is left out; a change names its own.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(SignInRequest))]
[JsonSerializable(typeof(SessionResponse))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(Person))]
[JsonSerializable(typeof(ContactTree))]
[JsonSerializable(typeof(Page<FoundPerson>))]
[JsonSerializable(typeof(SessionList))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(ProfileChange))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(NewUnit))]
[JsonSerializable(typeof(OrgUnit))]
[JsonSerializable(typeof(NewTenant))]
[JsonSerializable(typeof(CreatedTenant))]
[JsonSerializable(typeof(Tenant))]
[JsonSerializable(typeof(PeopleImport))]
[JsonSerializable(typeof(PeopleImported))]
[JsonSerializable(typeof(ConversationImport))]
[JsonSerializable(typeof(ConversationsImported))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(Page<Conversation>))]
[JsonSerializable(typeof(Message))]
[JsonSerializable(typeof(HistoryPage))]
[JsonSerializable(typeof(ChangePage))]
[JsonSerializable(typeof(EditRequest))]
[JsonSerializable(typeof(ReplyRequest))]
[JsonSerializable(typeof(ForwardRequest))]
[JsonSerializable(typeof(MessageList))]
[JsonSerializable(typeof(VersionList))]
[JsonSerializable(typeof(CreateGroupRequest))]
[JsonSerializable(typeof(CreateChannelRequest))]
[JsonSerializable(typeof(ConversationChange))]
[JsonSerializable(typeof(Page<PublicChannel>))]
[JsonSerializable(typeof(Page<Member>))]
[JsonSerializable(typeof(AddMembersRequest))]
[JsonSerializable(typeof(ChangeRoleRequest))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(OpenDirectRequest))]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SeqRequest))]
[JsonSerializable(typeof(SyncRequest))]
[JsonSerializable(typeof(SyncResult))]
[JsonSerializable(typeof(Dictionary<Guid, long>))]
[JsonSerializable(typeof(HubProblem))]
[JsonSerializable(typeof(NewReminder))]
[JsonSerializable(typeof(ReminderChange))]
[JsonSerializable(typeof(SnoozeRequest))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(Page<Reminder>))]
[JsonSerializable(typeof(ReminderCounts))]
[JsonSerializable(typeof(ReminderEntryList))]
[JsonSerializable(typeof(Notification))]
internal sealed partial class ClientJson : JsonSerializerContext;
