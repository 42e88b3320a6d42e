using Platform.Chat.Changes;
using Platform.Chat.Consumers;
using Platform.Chat.Conversations;
using Platform.Chat.CustomEmojis;
using Platform.Chat.Drafts;
using Platform.Chat.Email;
using Platform.Chat.Folders;
using Platform.Chat.Forwards;
using Platform.Chat.History;
using Platform.Chat.Imports;
using Platform.Chat.Members;
using Platform.Chat.Messages;
using Platform.Chat.Notifications;
using Platform.Chat.People;
using Platform.Chat.Pictures;
using Platform.Chat.Pins;
using Platform.Chat.Preferences;
using Platform.Chat.Presence;
using Platform.Chat.Push;
using Platform.Chat.Reactions;
using Platform.Chat.Realtime;
using Platform.Chat.Receipts;
using Platform.Chat.Scheduled;
using Platform.Chat.Sync;
using Platform.Chat.Threads;
using Platform.Chat.Typing;
using Platform.Data;
using Platform.Hosting;

namespace Platform.Chat;

/// <summary>Conversations, messages, receipts and the realtime hub.</summary>
public sealed class ChatService : IPlatformService
{
    /// <inheritdoc/>
    public string Name => "chat";

    /// <inheritdoc/>
    public void Register(ServiceRegistration service)
    {
        service.AddOptions<WritingOptions>("Writing");
        service.AddOptions<ConnectionOptions>("Hub");
        service.AddOptions<PresenceReportOptions>("Presence");
        service.AddOptions<PushOptions>("Push");
        service.AddOptions<UnreadEmailOptions>("Email");
        service.AddJson(ChatJson.Default);
        service.AddDatabase(connection => new ChatDatabase(connection));
        service.AddConsumer<RememberPerson>();
        service.AddConsumerInEveryProcess<LeaveConversations>();
        service.AddConsumer<RememberReadSettings>();
        service.AddConsumerInEveryProcess<ShowReadSettings>();
        service.AddConsumer<ShowPresence>();
        service.AddConsumer<KeepThreads>();
        service.AddConsumer<ShowNotifications>();
        service.AddConsumer<RememberChoices>();
        service.AddConsumer<PlanPushes>();
        service.AddConsumer<PlanEmails>();
        service.AddConsumer<DropSubscriptions>();

        var services = service.Services;
        services.AddSingleton<ConversationStore>().AddSingleton<ChannelStore>().AddSingleton<ConversationAnnouncements>();
        services.AddSingleton<OpenDirect>().AddSingleton<CreateConversation>().AddSingleton<ChangeDetails>();
        services.AddSingleton<PictureStore>().AddSingleton<ChangePicture>();
        services.AddSingleton<MemberStore>().AddSingleton<AddMembers>().AddSingleton<RemoveMember>().AddSingleton<ChangeRole>().AddSingleton<JoinChannel>();
        services.AddSingleton<MessageStore>().AddSingleton<SendMessage>().AddRunning<MessageWriter>();
        services.AddSingleton<ChangeStore>().AddSingleton<MessageChanges>().AddSingleton<EditMessage>().AddSingleton<DeleteMessage>();
        services.AddSingleton<HistoryStore>();
        services.AddSingleton<CustomEmojiStore>().AddSingleton<AddEmoji>().AddSingleton<DeleteEmoji>();
        services.AddSingleton<ReactToMessage>().AddSingleton<PinMessage>().AddSingleton<PinStore>().AddSingleton<ForwardMessages>();
        services.AddSingleton<ReceiptStore>().AddSingleton<MessageInfoStore>().AddSingleton<VisibleToStore>().AddRunning<ReceiptWriter>().AddSingleton<ReadSettingsStore>().AddSingleton<FollowReadSettings>();
        services.AddSingleton<SyncStore>().AddSingleton<SyncConversations>();
        services.AddSingleton<DraftStore>().AddSingleton<KeepDraft>();
        services.AddSingleton<ScheduledStore>().AddSingleton<ScheduleMessage>().AddHostedService<ScheduledSender>();
        services.AddSingleton<ThreadStore>().AddSingleton<ThreadUpkeep>().AddSingleton<OpenThread>().AddSingleton<FollowThread>().AddSingleton<NoThreads>();
        services.AddSingleton<NotifiedMessageStore>().AddSingleton<NotificationChoiceStore>();
        PushRegistration.Add(services);
        services.AddSingleton<EmailQueue>().AddSingleton<UnreadLook>().AddHostedService<EmailSender>();
        services.AddSingleton<PreferenceStore>();
        services.AddSingleton<FolderStore>().AddSingleton<CreateFolder>().AddSingleton<ChangeFolder>().AddSingleton<DeleteFolder>();
        services.AddSingleton<PersonStore>();
        services.AddSingleton<PresenceWatches>().AddRunning<ConnectionReports>();
        services.AddSingleton<TypingStore>().AddSingleton<TypingNotices>();
        services.AddSingleton<ImportStore>();
        RealtimeRegistration.Add(service);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapHub();
        var forOperator = routes.MapGroup("/api/chat/v1");
        forOperator.MapImports();
        var forPeople = routes.MapGroup("/api/chat/v1").RequireAuthorization().ProducesProblem(401);
        forPeople.MapConversations();
        forPeople.MapPictures();
        forPeople.MapMembers();
        forPeople.MapPreferences();
        forPeople.MapFolders();
        forPeople.MapMessages();
        forPeople.MapChanges();
        forPeople.MapHistory();
        forPeople.MapDrafts();
        forPeople.MapScheduled();
        forPeople.MapReactions();
        forPeople.MapCustomEmoji();
        forPeople.MapPins();
        forPeople.MapForwards();
        forPeople.MapThreads();
        forPeople.MapReceipts();
        forPeople.MapVisibleTo();
        forPeople.MapRealtime();
        forPeople.MapPush();
        routes.MapGroup("/api/chat/v1").MapPushTickets();
    }
}
