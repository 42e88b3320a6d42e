using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Platform.Hosting.Errors;
using Platform.Hosting.Identity;
using Platform.Hosting.Pictures;

namespace Platform.Chat.CustomEmojis;

/// <summary>REST routes of the tenant's own emoji.</summary>
public static class CustomEmojiRoutes
{
    private static readonly string[] OtherFormats = [PictureFormat.Gif, PictureFormat.WebP];

    /// <summary>Maps them.</summary>
    public static void MapCustomEmoji(this IEndpointRouteBuilder routes)
    {
        var emoji = routes.MapGroup("/emoji").WithTags("Emoji");
        emoji.MapGet("/", ListAsync).WithName("ListEmoji")
            .WithSummary("The workspace's own emoji, by name")
            .WithDescription("Send the `ETag` back as `If-None-Match`: 304 while nothing has changed. The hub says each change: `emojiChanged`.")
            .Produces<CustomEmojiList>().Produces(StatusCodes.Status304NotModified);
        emoji.MapPut("/{name}", AddAsync).WithName("AddEmoji")
            .WithSummary("Add an emoji for everybody of the workspace")
            .WithDescription(
                "The name is 2 to 32 of a-z, 0-9, underscore and hyphen; the body is a PNG, GIF or WebP file of at most 256 KB and 128 pixels. " +
                "Messages and reactions have it as `:name:`. The same again answers 200; another picture under a name that is there: 409 " +
                "`emoji_name_taken`. 409 `too_many_emoji` beyond 1,000.")
            .Accepts<Stream>(PictureFormat.Png, OtherFormats)
            .ProducesProblem(400).ProducesProblem(409);
        emoji.MapDelete("/{name}", DeleteAsync).WithName("DeleteEmoji")
            .WithSummary("Delete an emoji that I added")
            .WithDescription("Administrators delete any. Messages that have it show `:name:` from then on.")
            .ProducesProblem(403).ProducesProblem(404);
        emoji.MapGet("/{name}/picture", FindPictureAsync).WithName("GetEmojiPicture")
            .WithSummary("The picture of an emoji")
            .WithDescription("Fetch the address that `pictureUrl` gives: with its `v` the picture may be cached for good.")
            .Produces<Stream>(StatusCodes.Status200OK, PictureFormat.Png, OtherFormats)
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(CallerIdentity caller, HttpContext context, CustomEmojiStore store, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.Vary = "Authorization";
        if (EntityTagHeaderValue.TryParseList(context.Request.Headers.IfNoneMatch, out var known))
        {
            var current = ETag(caller.TenantId, await store.VersionAsync(caller.TenantId, cancellationToken));
            if (known.Any(tag => tag.Compare(current, useStrongComparison: false)))
            {
                context.Response.Headers.ETag = current.ToString();
                return TypedResults.StatusCode(StatusCodes.Status304NotModified);
            }
        }

        var list = await store.ReadAsync(caller.TenantId, cancellationToken);
        context.Response.Headers.ETag = ETag(caller.TenantId, list.Version).ToString();
        return TypedResults.Ok(list);
    }

    private static async Task<Results<Created<CustomEmoji>, Ok<CustomEmoji>>> AddAsync(
        string name, HttpRequest request, CallerIdentity caller, AddEmoji add, CancellationToken cancellationToken)
    {
        var content = await request.ReadPictureAsync(CustomEmojiRules.Picture, cancellationToken);
        var (emoji, isNew) = await add.HandleAsync(caller, name, content, cancellationToken);
        return isNew ? TypedResults.Created(emoji.PictureUrl, emoji) : TypedResults.Ok(emoji);
    }

    private static async Task<NoContent> DeleteAsync(string name, CallerIdentity caller, DeleteEmoji delete, CancellationToken cancellationToken)
    {
        await delete.HandleAsync(caller, name, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<FileContentHttpResult> FindPictureAsync(
        string name, string? v, CallerIdentity caller, CustomEmojiStore store, HttpResponse response, CancellationToken cancellationToken)
    {
        var picture = await store.FindPictureAsync(caller.TenantId, name, cancellationToken) ?? throw Problem.NotFound();
        return response.Picture(picture, v);
    }

    // In a browser another workspace's list must not stand in for this one's.
    private static EntityTagHeaderValue ETag(Guid tenantId, long version) => new($"\"{tenantId:N}-{version}\"");
}
