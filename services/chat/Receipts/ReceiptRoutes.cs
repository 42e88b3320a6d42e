using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Messages;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;

namespace Platform.Chat.Receipts;

/// <summary>REST routes of receipts, for clients without the hub.</summary>
public static class ReceiptRoutes
{
    /// <summary>Maps them below a conversation.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder routes)
    {
        var receipts = routes.MapGroup("/conversations/{conversationId:guid}").WithTags("Receipts");
        receipts.MapPost("/delivered", DeliveredAsync).WithName("MarkDelivered")
            .WithSummary("A device of mine has the messages up to this seq").ProducesProblem(400).ProducesProblem(404);
        receipts.MapPost("/read", ReadAsync).WithName("MarkRead")
            .WithSummary("I have seen the messages up to this seq").ProducesProblem(400).ProducesProblem(404);
        receipts.MapGet("/messages/{seq:long}/info", InfoAsync).WithName("GetMessageInfo")
            .WithSummary("Who has a message, who saw it, and when")
            .WithDescription("Times are kept in conversations of up to 50, of the last 64 steps of each member's receipts; they are null where they are not known.")
            .ProducesProblem(404);
    }

    private static async Task<Ok<MessageInfo>> InfoAsync(
        Guid conversationId, long seq, CallerIdentity caller, MessageStore messages, MessageInfoStore store, CancellationToken cancellationToken)
    {
        var message = await messages.FindAsync(caller.TenantId, caller.UserId, conversationId, seq, cancellationToken) ?? throw Problem.NotFound();
        return TypedResults.Ok(await store.InfoAsync(caller.TenantId, caller.UserId, message, cancellationToken));
    }

    private static Task<NoContent> DeliveredAsync(
        Guid conversationId, ReceiptRequest request, CallerIdentity caller, ReceiptStore store, ReceiptWriter writer, CancellationToken cancellationToken) =>
        MarkAsync(caller, new Receipt(conversationId, caller.UserId, request.Seq, 0), request.Seq, store, writer, cancellationToken);

    private static Task<NoContent> ReadAsync(
        Guid conversationId, ReceiptRequest request, CallerIdentity caller, ReceiptStore store, ReceiptWriter writer, CancellationToken cancellationToken) =>
        MarkAsync(caller, new Receipt(conversationId, caller.UserId, request.Seq, request.Seq), request.Seq, store, writer, cancellationToken);

    private static async Task<NoContent> MarkAsync(
        CallerIdentity caller, Receipt receipt, long seq, ReceiptStore store, ReceiptWriter writer, CancellationToken cancellationToken)
    {
        var lastSeq = await store.LastSeqAsync(caller.TenantId, caller.UserId, receipt.ConversationId, cancellationToken) ?? throw Problem.NotFound();
        if (seq < 1 || seq > lastSeq) throw Problem.Invalid("seq", $"Seq must be from 1 to {lastSeq}, the newest message.");
        await writer.MarkAsync(caller.TenantId, receipt).WaitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>Up to where.</summary>
/// <param name="Seq">A message's position; all before it are meant too.</param>
public sealed record ReceiptRequest(long Seq);
