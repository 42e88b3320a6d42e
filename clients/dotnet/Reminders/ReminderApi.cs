using System.Net;
using Platform.Client.Directory;
using Platform.Client.Http;

namespace Platform.Client.Reminders;

/// <summary>
/// Reminders of messages: at a time, once or again and again, or when somebody comes online. Everybody sees and changes their own alone:
/// any other answers 404 <c>not_found</c>. What is out of bounds answers 400 <c>invalid_request</c> with the field. A reminder that came
/// due stays so until somebody acts on it; <see cref="Realtime.ChatConnection.Notified"/> tells at once.
/// </summary>
public sealed class ReminderApi
{
    private const string Root = "/api/reminder/v1/reminders";

    private readonly RestApi _api;

    internal ReminderApi(RestApi api) => _api = api;

    /// <summary>Sets a reminder for oneself; at most 1,000 are open, one of a message.</summary>
    /// <param name="reminder">Of what, and when.</param>
    /// <param name="idempotencyKey">The same again finds what the first call made; a new one by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">
    /// 404 <c>not_found</c>: there is no such message for the caller; 409 <c>reminder_exists</c>, with the <c>reminderId</c> in
    /// <see cref="PlatformException.Details"/>, <c>too_many_reminders</c>; 503 <c>chat_unavailable</c>, <c>directory_unavailable</c>.
    /// </exception>
    public Task<Reminder> SetAsync(NewReminder reminder, Guid? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Create(Root, reminder, ClientJson.Default.NewReminder, idempotencyKey), ClientJson.Default.Reminder, cancellationToken);

    /// <summary>
    /// Sets a reminder for each of these people, where the workspace allows it. Only they see and change it; who has an open one of the
    /// message keeps that one, which the caller does not learn.
    /// </summary>
    /// <param name="userIds">1–50 people who see the message, oneself among them or not.</param>
    /// <param name="reminder">Of what, and when.</param>
    /// <param name="idempotencyKey">The same again sets nothing twice; a new one by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <returns>The caller's own; null when they are not among them.</returns>
    /// <exception cref="PlatformException">
    /// As <see cref="SetAsync"/>; and 403 <c>reminders_for_others_off</c>; 400 with the field <c>for</c> when somebody does not see the
    /// message; 409 <c>too_many_for_person</c> when some have 20 open ones from the caller: <c>userIds</c> in
    /// <see cref="PlatformException.Details"/>.
    /// </exception>
    public async Task<Reminder?> SetForAsync(
        IReadOnlyList<Guid> userIds, NewReminder reminder, Guid? idempotencyKey = null, CancellationToken cancellationToken = default)
    {
        var request = RestRequest.Create(Root, reminder with { For = userIds }, ClientJson.Default.NewReminder, idempotencyKey);
        using var answer = await _api.SendAsync(request, cancellationToken);
        return answer.StatusCode == HttpStatusCode.NoContent
            ? null
            : await RestApi.ReadAsync(answer, ClientJson.Default.Reminder, cancellationToken);
    }

    /// <summary>The open ones, those that are due and those that wait, in the order of their times; those that wait for a person come last.</summary>
    /// <param name="conversationId">Only those of messages in this conversation.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–200, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<Reminder>> GetOpenAsync(
        Guid? conversationId = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        ListAsync("open", conversationId, cursor, limit, cancellationToken);

    /// <summary>Those that are over, the latest first. They are kept for a year, unless the installation says otherwise.</summary>
    /// <param name="conversationId">Only those of messages in this conversation.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="limit">1–200, 100 by default.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    public Task<Page<Reminder>> GetDoneAsync(
        Guid? conversationId = null, string? cursor = null, int? limit = null, CancellationToken cancellationToken = default) =>
        ListAsync("done", conversationId, cursor, limit, cancellationToken);

    /// <summary>How many are due, and how many wait.</summary>
    public Task<ReminderCounts> GetCountsAsync(CancellationToken cancellationToken = default) =>
        _api.GetAsync(Root + "/counts", ClientJson.Default.ReminderCounts, cancellationToken);

    /// <summary>One reminder.</summary>
    public Task<Reminder> GetAsync(Guid reminderId, CancellationToken cancellationToken = default) =>
        _api.GetAsync($"{Root}/{reminderId}", ClientJson.Default.Reminder, cancellationToken);

    /// <summary>What happened to a reminder, the latest first; the last 100 entries.</summary>
    public async Task<IReadOnlyList<ReminderEntry>> GetHistoryAsync(Guid reminderId, CancellationToken cancellationToken = default) =>
        (await _api.GetAsync($"{Root}/{reminderId}/history", ClientJson.Default.ReminderEntryList, cancellationToken)).Items;

    /// <summary>Gives a reminder another time, or somebody to wait for. It waits again, also when it was due or over.</summary>
    /// <exception cref="PlatformException">
    /// 409 <c>changed_meanwhile</c>; and when it was over <c>reminder_exists</c>, <c>too_many_reminders</c>; 503 <c>directory_unavailable</c>.
    /// </exception>
    public Task<Reminder> ChangeAsync(Guid reminderId, ReminderChange change, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Patch, $"{Root}/{reminderId}", change, ClientJson.Default.ReminderChange),
            ClientJson.Default.Reminder,
            cancellationToken);

    /// <summary>Pauses a reminder. One that repeats goes on with its series afterwards; one for a person has a time then.</summary>
    /// <param name="reminderId">Which.</param>
    /// <param name="hours">From now, 1–720.</param>
    /// <param name="cancellationToken">Abandons the call.</param>
    /// <exception cref="PlatformException">409 when it was over: <c>reminder_exists</c>, <c>too_many_reminders</c>.</exception>
    public Task<Reminder> SnoozeAsync(Guid reminderId, int hours, CancellationToken cancellationToken = default) =>
        _api.SendAsync(
            RestRequest.Json(HttpMethod.Post, $"{Root}/{reminderId}/snooze", new SnoozeRequest(hours), ClientJson.Default.SnoozeRequest),
            ClientJson.Default.Reminder,
            cancellationToken);

    /// <summary>It was seen: one that fires once is over, one that repeats waits for its next time. Again changes nothing.</summary>
    public Task<Reminder> DismissAsync(Guid reminderId, CancellationToken cancellationToken = default) =>
        DoAsync(reminderId, "dismiss", cancellationToken);

    /// <summary>It is over, with all that would have come. Again changes nothing.</summary>
    public Task<Reminder> CompleteAsync(Guid reminderId, CancellationToken cancellationToken = default) =>
        DoAsync(reminderId, "complete", cancellationToken);

    /// <summary>Deletes a reminder with its history.</summary>
    public Task DeleteAsync(Guid reminderId, CancellationToken cancellationToken = default) =>
        _api.RunAsync(new RestRequest(HttpMethod.Delete, $"{Root}/{reminderId}"), cancellationToken);

    private Task<Page<Reminder>> ListAsync(string state, Guid? conversationId, string? cursor, int? limit, CancellationToken cancellationToken) =>
        _api.GetAsync(
            new Query(Root)
                .With("state", state).With("conversationId", conversationId?.ToString()).With("cursor", cursor).With("limit", limit).ToString(),
            ClientJson.Default.PageReminder,
            cancellationToken);

    private Task<Reminder> DoAsync(Guid reminderId, string what, CancellationToken cancellationToken) =>
        _api.SendAsync(new RestRequest(HttpMethod.Post, $"{Root}/{reminderId}/{what}"), ClientJson.Default.Reminder, cancellationToken);
}
