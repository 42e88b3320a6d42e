using MassTransit;
using Platform.Contracts;

namespace Platform.Directory.Tests.Email;

/// <summary>E-mails about what people have left unread, at a real mail server.</summary>
public sealed class EmailTests(EmailTests.WithMailServer fixture) : IClassFixture<EmailTests.WithMailServer>
{
    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_what_is_unread_in_the_persons_language_and_leads_there()
    {
        var (tenant, person) = await PersonAsync("anna@example.com", "ru");
        var (group, direct) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var left = Left(tenant, person,
            new UnreadConversation(group, "Board", 12, "Boris Orlov", "The merger\nis on Friday"), new UnreadConversation(direct, "Clara Weiss", 1, "Clara Weiss", "Lunch?"));

        await PublishAsync(left);

        var mail = await fixture.Mail.NextAsync(Ending);
        Assert.Equal(("Chat", "chat@example.com"), (mail.From.Mailboxes.Single().Name, mail.From.Mailboxes.Single().Address));
        Assert.Equal("anna@example.com", mail.To.Mailboxes.Single().Address);
        Assert.Equal($"Непрочитанные сообщения: 13 (Tenant {tenant.Slug})", mail.Subject);
        var text = mail.TextBody!.ReplaceLineEndings("\n");
        Assert.Contains("Board (12)\n  Boris Orlov: The merger is on Friday\n", text, StringComparison.Ordinal);
        Assert.Contains("Clara Weiss (1)\n  Lunch?\n", text, StringComparison.Ordinal);
        Assert.Contains($"https://chat.example.com/chats/{group}", text, StringComparison.Ordinal);
        Assert.Equal($"{left.EventId:N}@example.com", mail.MessageId);
        Assert.Equal("auto-generated", mail.Headers[MimeKit.HeaderId.AutoSubmitted]);
    }

    [Fact]
    public async Task Is_sent_once_however_often_the_event_comes_and_not_when_it_is_old()
    {
        var (tenant, person) = await PersonAsync("once@example.com", "en");
        var left = Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Board", 1, null, null));
        await PublishAsync(left);
        await PublishAsync(left);
        await PublishAsync(Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Old", 1, null, null)) with { ExpiresAt = fixture.Clock.GetUtcNow() });
        var last = Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Last", 2, null, null));
        await PublishAsync(last);

        string?[] ids = [(await fixture.Mail.NextAsync(Ending)).MessageId, (await fixture.Mail.NextAsync(Ending)).MessageId];
        Assert.Equal(new[] { $"{left.EventId:N}@example.com", $"{last.EventId:N}@example.com" }.Order(), ids.Order());
        Assert.False(fixture.Mail.HasMore);
    }

    [Fact]
    public async Task Whoever_has_no_address_or_is_deactivated_gets_none_and_is_not_offered_any()
    {
        var (tenant, without) = await PersonAsync(email: null, "en");
        var (_, gone) = await PersonAsync("gone@example.com", "en", tenant);
        var (_, there) = await PersonAsync("there@example.com", "en", tenant);
        await tenant.Admin.Post($"users/{gone}/deactivate");
        foreach (var person in new[] { without, gone, there }) await PublishAsync(Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Board", 1, null, null)));

        Assert.Equal("there@example.com", (await fixture.Mail.NextAsync(Ending)).To.Mailboxes.Single().Address);
        await Eventually.IsTrueAsync("all three are handled, and none is left to send", async () =>
            await Database.RowAsync(fixture.Installation.Database.OwnerConnectionString, $"select count(*) from emails where tenant_id = '{tenant.Id}'") == "0" && await Database.RowAsync(fixture.Installation.Database.OwnerConnectionString, $"select count(*) from platform.inbox where tenant_id = '{tenant.Id}' and consumer = 'KeepUnreadEmail'") == "3", Ending);
        Assert.False(fixture.Mail.HasMore);
        Assert.False((await tenant.Admin.Get("me/settings")).Body.GetProperty("emailAvailable").GetBoolean());
    }

    [Fact]
    public async Task Is_sent_later_where_the_mail_server_refuses_and_not_once_it_is_no_news()
    {
        var (tenant, person) = await PersonAsync("later@example.com", "en");
        fixture.Mail.Refuses = true;
        var (left, stale) = (Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Board", 1, null, null)),
            Left(tenant, person, new UnreadConversation(Guid.CreateVersion7(), "Stale", 1, null, null)) with { ExpiresAt = fixture.Clock.GetUtcNow().AddSeconds(5) });
        await PublishAsync(left);
        await PublishAsync(stale);
        await Eventually.IsTrueAsync("both were tried and put off", async () => await Database.RowAsync(
            fixture.Installation.Database.OwnerConnectionString,
            $"select count(*) from emails where tenant_id = '{tenant.Id}' and attempts = 1 and due_at < '{fixture.Clock.GetUtcNow().AddMinutes(1):O}'") == "2", Ending);

        fixture.Mail.Refuses = false;
        fixture.Clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal($"{left.EventId:N}@example.com", (await fixture.Mail.NextAsync(Ending)).MessageId);
        await Eventually.IsTrueAsync("the other one is forgotten", async () => await Database.RowAsync(
            fixture.Installation.Database.OwnerConnectionString, $"select count(*) from emails where tenant_id = '{tenant.Id}'") == "0", Ending);
        Assert.False(fixture.Mail.HasMore);
    }

    [Theory]
    [InlineData("15", 200)]
    [InlineData("1440", 200)]
    [InlineData("null", 200)]
    [InlineData("1", 400)]
    [InlineData("-15", 400)]
    public async Task The_time_that_it_waits_is_one_of_a_few(string minutes, int status)
    {
        var tenant = await fixture.ProvisionAsync();
        var answer = await tenant.Admin.SendRaw(HttpMethod.Patch, "me/settings", $$"""{"emailAfterMinutes":{{minutes}}}""");
        Assert.Equal(status, (int)answer.Status);
        if (status == 200) Assert.Equal(minutes, answer.Body.GetProperty("emailAfterMinutes").GetRawText());
    }

    private async Task<(TestTenant Tenant, Guid Person)> PersonAsync(string? email, string language, TestTenant? tenant = null)
    {
        tenant ??= await fixture.ProvisionAsync();
        var id = await tenant.AddUserAsync("p" + Guid.CreateVersion7().ToString("N")[^12..], "P", "P");
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Patch($"users/{id}", new { email, language })).Status);
        return (tenant, id);
    }

    private UnreadEmailDue Left(TestTenant tenant, Guid person, params UnreadConversation[] conversations) =>
        new(tenant.Id, Guid.CreateVersion7(), person, fixture.Clock.GetUtcNow().AddHours(4), conversations);

    private Task PublishAsync(UnreadEmailDue left) => fixture.Directory.App.Services.GetRequiredService<IBus>().Publish(left, Ending);

    /// <summary>An installation with a mail server.</summary>
    public sealed class WithMailServer(TestServers servers) : DirectoryFixture(servers)
    {
        public TestMailServer Mail { get; } = new();

        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
        {
            ["Directory:Email:Host"] = "127.0.0.1",
            ["Directory:Email:Port"] = $"{Mail.Port}",
            ["Directory:Email:Security"] = "None",
            ["Directory:Email:From"] = "Chat <chat@example.com>",
            ["Directory:Email:PublicAddress"] = "https://chat.example.com/",
        };

        public override ValueTask InitializeAsync()
        {
            Mail.Start();
            return base.InitializeAsync();
        }
    }
}
