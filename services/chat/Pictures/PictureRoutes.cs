using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Chat.Conversations;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Chat.Pictures;

/// <summary>REST routes of the pictures of groups and channels.</summary>
public static class PictureRoutes
{
    private static readonly string[] OtherFormats = [PictureFormat.Jpeg, PictureFormat.WebP];

    /// <summary>Maps them below a conversation.</summary>
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        var picture = routes.MapGroup("/conversations/{conversationId:guid}/picture").WithTags("Conversations").ProducesProblem(404);
        picture.MapGet("/", FindAsync).WithName("GetPicture")
            .WithSummary("The picture of a group or channel")
            .WithDescription(
                "For its members, that of a public channel for everybody. Fetch the address that `pictureUrl` gives: with its `v` the picture may be " +
                "cached for good.")
            .Produces<Stream>(StatusCodes.Status200OK, PictureFormat.Png, OtherFormats)
            .Produces(StatusCodes.Status304NotModified);
        picture.MapPut("/", SetAsync).WithName("SetPicture")
            .WithSummary("Give a group or channel a picture")
            .WithDescription(
                "The body is a PNG, JPEG or WebP file of at most 256 KB and 4096 pixels. A group's picture is set by whoever is in it, a channel's " +
                "by its owners. The same picture again: the same answer.")
            .Accepts<Stream>(PictureFormat.Png, OtherFormats)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409);
        picture.MapDelete("/", RemoveAsync).WithName("RemovePicture")
            .WithSummary("Take the picture of a group or channel away")
            .ProducesProblem(403).ProducesProblem(409);
    }

    private static async Task<FileContentHttpResult> FindAsync(
        Guid conversationId, string? v, CallerIdentity caller, PictureStore pictures, HttpResponse response, CancellationToken cancellationToken)
    {
        var picture = await pictures.FindAsync(caller.TenantId, caller.UserId, conversationId, cancellationToken) ?? throw Problem.NotFound();
        return response.Picture(picture, v);
    }

    private static async Task<Ok<Conversation>> SetAsync(
        Guid conversationId, HttpRequest request, CallerIdentity caller, ChangePicture change, CancellationToken cancellationToken)
    {
        var content = await request.ReadPictureAsync(PictureRules.Portrait, cancellationToken);
        return TypedResults.Ok(await change.SetAsync(caller, conversationId, content, cancellationToken));
    }

    private static async Task<Ok<Conversation>> RemoveAsync(
        Guid conversationId, CallerIdentity caller, ChangePicture change, CancellationToken cancellationToken) =>
        TypedResults.Ok(await change.RemoveAsync(caller, conversationId, cancellationToken));
}
