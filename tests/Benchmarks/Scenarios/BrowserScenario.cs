using Platform.Benchmarks.Browser;
using Platform.Benchmarks.Provisioning;
using Platform.Benchmarks.Reporting;
using Platform.Client.Operator;

namespace Platform.Benchmarks.Scenarios;

/// <summary>The web client in Chromium: opening conversations, scrolling a long one, and an hour of a busy group.</summary>
internal static class BrowserScenario
{
    private const int Openings = 12;
    private const int OpeningMessages = 200;
    private const int Authors = 8;
    private const int MessagesAtOnce = 5_000;

    public static async Task<BenchmarkResult> RunAsync(BenchmarkOptions options, BrowserParts parts, CancellationToken cancellationToken)
    {
        using var tenant = await BenchmarkTenant.OpenAsync(options, cancellationToken);
        await tenant.ImportPeopleAsync(Openings + Authors + 2, cancellationToken);
        var history = KnownIds.Of(tenant.Id, "long", 0);
        await ImportAsync(tenant, history, partner: 1, parts.LongMessages, TimeSpan.FromDays(400), cancellationToken);
        var openings = new List<(Guid Id, long LastSeq)>();
        for (var number = 0; number < Openings; number++)
        {
            openings.Add((KnownIds.Of(tenant.Id, "opening", number), OpeningMessages));
            await ImportAsync(tenant, openings[^1].Id, 2 + number, OpeningMessages, TimeSpan.FromDays(20 - number), cancellationToken);
        }

        await using var tab = await BrowserTab.OpenAsync(options.Url, tenant.Slug, BenchmarkTenant.Login(0), BenchmarkTenant.Password);
        var figures = new BrowserFigures { Browser = "Chromium " + tab.Version };
        if (parts.Open)
        {
            var (cold, cached) = await Opening.MeasureAsync(tab, openings);
            figures = figures with { OpenCold = cold, OpenCached = cached };
        }

        if (parts.Scroll)
            figures = figures with { Scrolling = await Scrolling.MeasureAsync(tab, history, parts.LongMessages, options.Duration) };
        if (parts.BusyMessages > 0)
            figures = await BeBusyAsync(options, parts, tenant, tab, figures, cancellationToken);
        return new BenchmarkResult("browser")
        {
            Messages = parts.LongMessages,
            Browser = figures,
            Tenant = tenant.Slug,
            Mode = options.Mode,
        };
    }

    private static async Task<BrowserFigures> BeBusyAsync(
        BenchmarkOptions options, BrowserParts parts, BenchmarkTenant tenant, BrowserTab tab, BrowserFigures figures, CancellationToken cancellationToken)
    {
        var authors = await tenant.SignInAsync(Enumerable.Range(2 + Openings, Authors), cancellationToken);
        var group = new BusyGroup(options.Url, authors);
        var others = Enumerable.Range(2 + Openings + 1, Authors - 1).Append(0).Select(tenant.PersonId);
        var conversation = await group.CreateAsync("Busy", others, cancellationToken);
        await tab.ReloadAsync($"/chats/{conversation}");
        await tab.Page.GetByTestId("conversation").WaitForAsync();
        var before = await tab.ReadMemoryAsync();
        Report.Say($"{parts.BusyMessages:N0} messages of {Authors} people, as fast as they may.");
        var rate = await group.RunAsync(tab, conversation, parts.BusyMessages, cancellationToken);
        return figures with
        {
            BusyMessages = parts.BusyMessages,
            BusyPerSecond = rate,
            MemoryBefore = before,
            MemoryAfter = await tab.ReadMemoryAsync(),
        };
    }

    /// <summary>Ids are computed, so that a second run with the same tenant finds them there.</summary>
    private static async Task ImportAsync(
        BenchmarkTenant tenant, Guid conversation, int partner, long count, TimeSpan ago, CancellationToken cancellationToken)
    {
        var begin = TimeProvider.System.GetUtcNow() - ago;
        var step = ago / (count + 1);
        for (long done = 0; done < count; done += MessagesAtOnce)
        {
            var messages = new List<ImportedMessage>();
            for (var number = done; number < Math.Min(count, done + MessagesAtOnce); number++)
            {
                // Several in a row by one of the two, as people write.
                var author = number / 3 % 2 == 0 ? 0 : partner;
                messages.Add(new ImportedMessage(
                    KnownIds.Of(tenant.Id, $"message/{conversation}", number), tenant.PersonId(author), BusyGroup.Text(number), begin + (step * number)));
            }

            await tenant.Operator.ImportConversationsAsync(
                tenant.Id, [new ImportedConversation(conversation, [tenant.PersonId(0), tenant.PersonId(partner)], messages)], cancellationToken);
        }
    }
}

/// <summary>What of the scenario is run.</summary>
internal sealed record BrowserParts(bool Open, bool Scroll, long LongMessages, long BusyMessages);
