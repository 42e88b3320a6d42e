using Microsoft.AspNetCore.Http;

namespace Platform.Client.Tests.Fake;

internal static class Answers
{
    public static IResult Problem(int status, string code, Dictionary<string, object?>? extensions = null) => Results.Problem(
        "What went wrong.",
        statusCode: status,
        title: "Problem",
        extensions: new Dictionary<string, object?>(extensions ?? []) { ["code"] = code, ["traceId"] = "trace-1" });
}
