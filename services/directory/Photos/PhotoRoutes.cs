namespace Platform.Directory.Photos;

internal static class PhotoRoutes
{
    private static readonly string[] OtherPictures = ["image/jpeg", "image/webp"];

    public static void MapPhotos(this IEndpointRouteBuilder routes)
    {
        var photo = routes.MapGroup("/api/directory/v1/users/{id:guid}/photo").RequireAuthorization().WithTags("People")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound);
        photo.MapGet("/", GetPhoto.HandleAsync).WithName("getPhoto")
            .WithSummary("The picture of a person")
            .WithDescription("Fetch the address that `photoUrl` gives: with its `v` the picture may be cached for good.")
            .Produces<Stream>(StatusCodes.Status200OK, "image/png", OtherPictures)
            .Produces(StatusCodes.Status304NotModified);
        photo.MapPut("/", PutPhoto.HandleAsync).WithName("putPhoto")
            .WithSummary("Set a picture")
            .WithDescription("The body is a PNG, JPEG or WebP file of at most 256 KB and 4096 pixels. One's own, or anybody's for administrators.")
            .Accepts<Stream>("image/png", OtherPictures)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        photo.MapDelete("/", PutPhoto.RemoveAsync).WithName("removePhoto")
            .WithSummary("Remove a picture")
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }
}
