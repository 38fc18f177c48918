package hudson.util;

import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;

/** Answers to web requests. */
public class HttpResponses extends org.kohsuke.stapler.HttpResponses {

    public static HttpResponse okJSON() {
        return json(new JSONObject());
    }

    public static HttpResponse okJSON(JSONObject data) {
        return json(data);
    }

    public static HttpResponse okJSON(JSONArray data) {
        return json(data);
    }

    public static HttpResponse okJSON(Map<?, ?> data) {
        return json(JSONObject.fromObject(data));
    }

    private static HttpResponse json(Object data) {
        JSONObject answer = new JSONObject();
        answer.put("status", "ok");
        answer.put("data", data);
        return (request, response, node) -> {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().write(answer.toString());
        };
    }
}
