namespace Platform.Directory.Tests.Photos;

public sealed class PhotoTests(DirectoryFixture fixture) : IClassFixture<DirectoryFixture>
{
    public static TheoryData<string, byte[]> Accepted => new()
    {
        { "image/png", PictureFiles.Png(256, 256) },
        { "image/jpeg", PictureFiles.Jpeg(256, 4096) },
        { "image/webp", PictureFiles.WebP(4096, 256) },
    };

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "empty", [] },
        { "text", "<svg onload='alert(1)'/>"u8.ToArray() },
        { "a GIF", PictureFiles.Gif(10, 10) },
        { "only a signature", PictureFiles.Png(10, 10)[..8] },
        { "no pixels", PictureFiles.Png(0, 10) },
        { "negative", PictureFiles.Png(-1, 10) },
        { "a bomb", PictureFiles.Png(60_000, 60_000) },
        { "a wide JPEG", PictureFiles.Jpeg(4097, 10) },
        { "a high WebP", PictureFiles.WebP(10, 4097) },
        { "a byte too many", [.. PictureFiles.Png(10, 10), .. new byte[(256 * 1024) - 63]] },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task Is_served_as_what_it_is_and_cached_for_good_under_its_address(string contentType, byte[] picture)
    {
        var tenant = await fixture.ProvisionAsync();
        // What the sender claims does not matter.
        var person = await tenant.Admin.Put($"users/{tenant.Administrator.Id}/photo", picture, "image/png");
        Assert.Equal(HttpStatusCode.OK, person.Status);
        var address = person.Body.GetProperty("photoUrl").GetString()!;

        var photo = await tenant.Admin.Get(address);
        Assert.Equal(contentType, photo.Message.Content.Headers.ContentType?.ToString());
        Assert.Equal(picture, await photo.Message.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("nosniff", photo.Message.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("immutable", photo.Message.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.True(photo.Message.Headers.CacheControl.Private);

        var again = await tenant.Admin.Get(address, ("If-None-Match", photo.Message.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, again.Status);
        var wrongVersion = await tenant.Admin.Get(address[..^1] + "x");
        Assert.True(wrongVersion.Message.Headers.CacheControl!.NoCache);
        Assert.Equal(HttpStatusCode.Unauthorized, (await fixture.Directory.Anonymous().Get(address)).Status);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Anything_else_is_refused(string what, byte[] content)
    {
        var tenant = await fixture.ProvisionAsync();
        var answer = await tenant.Admin.Put($"users/{tenant.Administrator.Id}/photo", content, "image/png");
        Assert.True(answer.Status == HttpStatusCode.BadRequest, what);
        Assert.Equal(["photo"], answer.Fields);
    }

    [Fact]
    public async Task The_largest_file_is_256_kilobytes()
    {
        var tenant = await fixture.ProvisionAsync();
        byte[] largest = [.. PictureFiles.Png(10, 10), .. new byte[(256 * 1024) - 64]];
        Assert.Equal(HttpStatusCode.OK, (await tenant.Admin.Put($"users/{tenant.Administrator.Id}/photo", largest, "image/png")).Status);
    }

    [Fact]
    public async Task People_change_their_own_and_administrators_everybodys()
    {
        var tenant = await fixture.ProvisionAsync();
        var person = await tenant.AddAndSignInAsync("person");
        Assert.Equal(HttpStatusCode.OK, (await person.Client.Put($"users/{person.Id}/photo", PictureFiles.Png(1, 1), "image/png")).Status);
        var others = await person.Client.Put($"users/{tenant.Administrator.Id}/photo", PictureFiles.Png(1, 1), "image/png");
        Assert.Equal((HttpStatusCode.Forbidden, "not_your_photo"), (others.Status, others.Code));
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.Delete($"users/{tenant.Administrator.Id}/photo")).Status);

        Assert.Equal(HttpStatusCode.NoContent, (await tenant.Admin.Delete($"users/{person.Id}/photo")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Client.Get($"users/{person.Id}/photo")).Status);
        Assert.Equal(JsonValueKind.Null, (await person.Client.Get("me")).Body.GetProperty("photoUrl").ValueKind);
    }
}
