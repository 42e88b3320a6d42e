using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.History;

/// <summary>REST routes of reading back.</summary>
public static class HistoryRoutes
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    // A year and a month: what the longest button shows, whatever the time zone.
    private const int LongestPeriodDays = 400;

    /// <summary>Maps them below a conversation.</summary>
    public static void MapHistory(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/conversations/{conversationId:guid}/messages").WithTags("History");
        messages.MapGet("/", HistoryAsync).WithName("ListMessages")
            .WithSummary("Read the history")
            .WithDescription($"""
                `before` a seq: the newest older ones. `after` a seq: the oldest newer ones. Neither: the newest. `around` a seq: as many
                before it as from it on. `from` and `to` (UTC, `to` is not part of it, {LongestPeriodDays} days at most): only what was
                written then, ordered by time, paged by `before` or `after`; the first page counts. Always in ascending order.
                """)
            .ProducesProblem(400).ProducesProblem(404);
        messages.MapGet("/at", AtAsync).WithName("FindMessageAt")
            .WithSummary("The first message at or after an instant")
            .WithDescription("`seq` is null when nothing was written from then on.")
            .ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Ok<MessagePage>> HistoryAsync(
        Guid conversationId, [AsParameters] HistoryQuery query, CallerIdentity caller, HistoryStore store, CancellationToken cancellationToken)
    {
        if (query is { Before: not null, After: not null }) throw Problem.Invalid("after", "Give before or after, not both.");
        if (query.Limit is < 1 or > MaxLimit) throw Problem.Invalid("limit", $"Limit must be from 1 to {MaxLimit}.");

        var (tenantId, userId, limit) = (caller.TenantId, caller.UserId, query.Limit ?? DefaultLimit);
        var page = (Around(query), PeriodOf(query)) switch
        {
            ({ } seq, _) => await store.AroundAsync(tenantId, userId, conversationId, seq, limit, cancellationToken),
            (_, { } period) => await store.PeriodAsync(tenantId, userId, conversationId, period, query.Before, query.After, limit, cancellationToken),
            _ => await store.PageAsync(tenantId, userId, conversationId, query.Before, query.After, limit, cancellationToken),
        };
        return TypedResults.Ok(page ?? throw Problem.NotFound());
    }

    private static long? Around(HistoryQuery query)
    {
        if (query.Around is not { } seq) return null;
        if (seq < 1) throw Problem.Invalid("around", "Around must be a seq: 1 or more.");
        if (query is { Before: null, After: null, From: null, To: null }) return seq;
        throw Problem.Invalid("around", "Around stands alone: without before, after, from and to.");
    }

    private static Period? PeriodOf(HistoryQuery query)
    {
        if (query is { From: null, To: null }) return null;
        if (query.From is not { } from) throw Problem.Invalid("from", "From is required where to is given.");
        if (query.To is not { } to) throw Problem.Invalid("to", "To is required where from is given.");
        if (to <= from) throw Problem.Invalid("to", "To must be later than from.");
        if (to - from > TimeSpan.FromDays(LongestPeriodDays)) throw Problem.Invalid("to", $"A period is {LongestPeriodDays} days at most.");
        return new Period(from.ToUniversalTime(), to.ToUniversalTime());
    }

    private static async Task<Ok<MessagePlace>> AtAsync(
        Guid conversationId, DateTimeOffset time, CallerIdentity caller, HistoryStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.AtAsync(caller.TenantId, caller.UserId, conversationId, time.ToUniversalTime(), cancellationToken) ?? throw Problem.NotFound());
}

/// <summary>Which part of the history.</summary>
public sealed record HistoryQuery(
    [FromQuery(Name = "before")] long? Before,
    [FromQuery(Name = "after")] long? After,
    [FromQuery(Name = "around")] long? Around,
    [FromQuery(Name = "from")] DateTimeOffset? From,
    [FromQuery(Name = "to")] DateTimeOffset? To,
    [FromQuery(Name = "limit")] int? Limit);
