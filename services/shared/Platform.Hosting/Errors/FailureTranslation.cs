using System.Net;
using System.Text.Json;

namespace Platform.Hosting.Errors;

/// <summary>Names a dependency's failures: returns null for an exception that is not its own.</summary>
public interface IFailureTranslator
{
    /// <summary>The problem that <paramref name="exception"/> stands for, or null.</summary>
    ProblemException? Translate(Exception exception);
}

/// <summary>Turns any exception into the problem that the caller is told about. REST and the hub share it.</summary>
public sealed partial class FailureTranslation(IEnumerable<IFailureTranslator> translators, ILogger<FailureTranslation> logger)
{
    /// <summary>The problem; what nobody names becomes 500 <c>unexpected</c> and is logged with <paramref name="place"/>.</summary>
    public ProblemException Translate(Exception exception, string place)
    {
        if (Named(exception) is { } problem)
        {
            if (problem.Status == HttpStatusCode.ServiceUnavailable) Outage(exception, problem.Code, place);
            return problem;
        }

        UnexpectedFailure(exception, place);
        return new(HttpStatusCode.InternalServerError, "unexpected", "Something went wrong here. The trace id helps us find it.");
    }

    private ProblemException? Named(Exception exception) => exception switch
    {
        ProblemException problem => problem,
        BadHttpRequestException { InnerException: JsonException json } => Problem.Invalid(FieldOf(json), "The JSON could not be read: " + Reason(json)),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new(HttpStatusCode.RequestEntityTooLarge, "request_too_large", "The request body is larger than this address accepts."),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            new(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", "Send application/json."),
        BadHttpRequestException bad => new((HttpStatusCode)bad.StatusCode, "invalid_request", bad.Message),
        _ => translators.Select(translator => translator.Translate(exception)).FirstOrDefault(problem => problem is not null),
    };

    private static string FieldOf(JsonException exception) =>
        exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "body";

    private static string Reason(JsonException exception) => exception.Message.Split(" Path: ", 2)[0];

    [LoggerMessage(2, LogLevel.Warning, "{Code} at {Place}")]
    private partial void Outage(Exception exception, string code, string place);

    [LoggerMessage(1, LogLevel.Error, "Unexpected failure at {Place}")]
    private partial void UnexpectedFailure(Exception exception, string place);
}
